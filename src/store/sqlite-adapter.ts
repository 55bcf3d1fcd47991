import { PrismaLibSql } from '@prisma/adapter-libsql';
import { type AdapterQuery, capturable } from './captured-statements.js';
import type { ThreadedReader } from './reader.js';
import { sqlitePragmas } from './sql/sqlite-sql.js';

/** Prisma's own connection to a SQLite file, with the settings of ours. */
export async function connectPrisma(path: string) {
  const connection = await new PrismaLibSql({ url: `file:${path}`, timeout: 5000 }).connect();
  await connection.executeScript(sqlitePragmas.map((pragma) => `PRAGMA ${pragma};`).join('\n'));
  return connection;
}

/** Lets Prisma's reads be captured, and asks them in a reading thread, where there is one. */
export class SqliteAdapter extends PrismaLibSql {
  readonly #path: string;
  readonly #reader: ThreadedReader;

  constructor(path: string, reader: ThreadedReader) {
    super({ url: `file:${path}` });
    this.#path = path;
    this.#reader = reader;
  }

  override async connect() {
    const connection = await connectPrisma(this.#path);
    const queryRaw = connection.queryRaw.bind(connection);
    connection.queryRaw = (query) => this.#reader.query(query as AdapterQuery, () => queryRaw(query));
    return capturable(connection);
  }
}
