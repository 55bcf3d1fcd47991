import DataLoader from 'dataloader';

/** A DataLoader that is made at the first load: most requests use few of the many that they have. */
export class LazyLoader<Key, Value> {
  readonly #read: DataLoader.BatchLoadFn<Key, Value>;
  #loader: DataLoader<Key, Value> | undefined;

  constructor(read: DataLoader.BatchLoadFn<Key, Value>) {
    this.#read = read;
  }

  load(key: Key): Promise<Value> {
    this.#loader ??= new DataLoader(this.#read);
    return this.#loader.load(key);
  }
}
