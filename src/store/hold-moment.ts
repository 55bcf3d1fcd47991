import type { Sql } from './store.js';

export interface HeldMoment {
  /** Reads what was there when the moment was taken. */
  sql: Sql;
  release(): Promise<void>;
}

/** A read transaction that stays open until it is released: for readers that hand out what they read bit by bit. */
export function holdMoment(sql: Sql): Promise<HeldMoment> {
  return new Promise((resolve, reject) => {
    let end: () => void = () => {};
    const held = new Promise<void>((done) => {
      end = done;
    });
    const finished = sql.readTransaction(async (moment) => {
      resolve({
        sql: moment,
        release: () => {
          end();
          return finished;
        },
      });
      await held;
    });
    finished.catch(reject);
  });
}
