/** What is there at once, or is waited for: who doesn't wait for what is there leaves the turn to nobody else. */
export type Awaitable<Value> = Value | Promise<Value>;

/** What is made of a value as soon as it is there: at once where it is. */
export function whenThere<Value, Result>(
  value: Awaitable<Value>,
  next: (value: Value) => Awaitable<Result>,
): Awaitable<Result> {
  return value instanceof Promise ? value.then(next) : next(value);
}
