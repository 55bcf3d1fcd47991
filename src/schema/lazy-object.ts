/** What makes each property of an object, all of the same needs. */
type Makers = Readonly<Record<string, (needs: never) => unknown>>;

type NeedsOf<M extends Makers> = Parameters<M[keyof M]>[0];

type Made<M extends Makers> = { readonly [Name in keyof M]: ReturnType<M[Name]> };

/** A class of objects each of whose properties is made when it is first read: of many that there are, most are never read. */
export function lazyObject<M extends Makers>(makers: M): new (needs: NeedsOf<M>) => Made<M> {
  class LazyObject {
    readonly needs: NeedsOf<M>;

    constructor(needs: NeedsOf<M>) {
      this.needs = needs;
    }
  }
  for (const [name, make] of Object.entries(makers))
    Object.defineProperty(LazyObject.prototype, name, {
      get(this: LazyObject) {
        const value = make(this.needs as never);
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  return LazyObject as unknown as new (
    needs: NeedsOf<M>,
  ) => Made<M>;
}
