import DataLoader from 'dataloader';

/** A DataLoader that is made at the first load: what most requests ask of it is at hand. */
export class LazyLoader<Key, Value, CacheKey = Key> {
  readonly #read: DataLoader.BatchLoadFn<Key, Value>;
  readonly #options: DataLoader.Options<Key, Value, CacheKey> | undefined;
  #loader: DataLoader<Key, Value, CacheKey> | undefined;

  constructor(read: DataLoader.BatchLoadFn<Key, Value>, options?: DataLoader.Options<Key, Value, CacheKey>) {
    this.#read = read;
    this.#options = options;
  }

  load(key: Key): Promise<Value> {
    this.#loader ??= new DataLoader(this.#read, this.#options);
    return this.#loader.load(key);
  }
}
