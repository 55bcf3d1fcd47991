import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** What texts are made of; refs and cursors by the type of what they name: 'Paper'. */
export interface TextPool {
  refs: Readonly<Record<string, readonly string[]>>;
  ids: readonly string[];
  cursors: Readonly<Record<string, readonly string[]>>;
  words: readonly string[];
}

export interface RandomDocument {
  query: string;
  variables: Record<string, unknown>;
}

const ints = [...[1, 2, 3], ...[1, 2, 3], ...[1, 2, 3], 0, 5, 10, 20, 100, 2000, 2020, -1, 2 ** 31 - 1, -(2 ** 31)];
const floats = [...[0.5, 1, 2], ...[0.5, 1, 2], 0, 10, 0.1, -1, 1e-9, 1e308];
/** Sizes of pages, small for the most part: what they hold is multiplied. */
const sizes = [...[1, 2, 3, 4, 5], ...[1, 2, 3, 4, 5], ...[1, 2, 3, 4, 5], 10, 100, 0, 101, -1];

/** How often an argument is given that may be left out; the others one time in five. */
const shares: Record<string, number> = { first: 0.5, last: 0.05, after: 0.05, before: 0.05 };

/** A valid document of a schema at random: nested selections, arguments of every type, aliases, fragments and variables. */
export function randomDocument(schema: GraphQLSchema, seed: number, size: number, pool: TextPool): RandomDocument {
  return new Author(schema, seed, size, pool).write();
}

class Author {
  readonly #schema: GraphQLSchema;
  readonly #pool: TextPool;
  #state: number;
  /** Fields that may still be written. */
  #left: number;
  #aliases = 0;
  readonly #declared: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  readonly #fragments: string[] = [];

  constructor(schema: GraphQLSchema, seed: number, size: number, pool: TextPool) {
    this.#schema = schema;
    this.#state = seed | 0;
    this.#left = size;
    this.#pool = pool;
  }

  write(): RandomDocument {
    const selection = this.#selection(this.#schema.getQueryType() as GraphQLNamedType, 6);
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : '';
    return { query: `query Any${declared} ${selection} ${this.#fragments.join(' ')}`, variables: this.#variables };
  }

  /** 0 to 1 (mulberry32). */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)] as Item;
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    const inner = this.#fields(type, depth).join(' ');
    if (isUnionType(type) || !this.#chance(0.15)) return `{ ${inner} }`;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${type.name} { ${inner} }`);
    return `{ ...${name} }`;
  }

  #fields(type: GraphQLNamedType, depth: number): string[] {
    const parts = ['__typename'];
    if (isUnionType(type) || isInterfaceType(type)) {
      const possible = this.#schema.getPossibleTypes(type);
      for (let i = 0; i < 2; i++) {
        const one = this.#pick(possible);
        parts.push(`... on ${one.name} { ${this.#fields(one, depth - 1).join(' ')} }`);
      }
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return parts;
    const all = Object.values(type.getFields());
    const named = type.getFields();
    if (named.id && getNamedType(named.id.type).name === 'ID') parts.push('id');
    if (named.pageInfo) {
      const isNode =
        'id' in (getNamedType(named.nodes?.type as never) as unknown as { getFields(): object }).getFields();
      const node = isNode ? '{ __typename id }' : '{ __typename }';
      parts.push(
        `totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node ${node} } nodes ${node}`,
      );
    }
    const count =
      type === this.#schema.getQueryType() ? 1 + Math.floor(this.#random() * 3) : Math.floor(this.#random() * 4);
    for (let i = 0; i < count; i++) {
      const field = this.#pick(all);
      const isLeaf = isLeafType(getNamedType(field.type));
      if (this.#left <= 0 || (depth <= 0 && !isLeaf)) continue;
      this.#left--;
      parts.push(this.#field(field, depth));
    }
    return parts;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    let page = '';
    const args = field.args.flatMap((argument) => {
      if (!isNonNullType(argument.type) && !this.#chance(shares[argument.name] ?? 0.2)) return [];
      const value = this.#value(argument.type, argument.name, 2, type.name);
      if (argument.name === 'first' && typeof value === 'number') page = `_p${value}`;
      return [`${argument.name}: ${this.#written(argument.type, value)}`];
    });
    const given = args.length > 0 ? `(${args.join(', ')})` : '';
    const selection = isLeafType(type) ? '' : ` ${this.#selection(type, depth - 1)}`;
    return `a${this.#aliases++}${page.replace('-', 'm')}: ${field.name}${given}${selection}`;
  }

  /** A value as it stands in the document: a literal, or a variable. */
  #written(type: GraphQLInputType, value: unknown): string {
    // GraphQL has no way to write half a character.
    const mustBeVariable = /\\ud[89a-f]/i.test(JSON.stringify(value));
    if (!mustBeVariable && !this.#chance(0.25)) return literal(type, value);
    const name = `v${this.#declared.length}`;
    this.#declared.push(`$${name}: ${String(type)}`);
    this.#variables[name] = value;
    return `$${name}`;
  }

  /** @param owner the type of what a text names */
  #value(type: GraphQLInputType, name: string, depth: number, owner: string): unknown {
    if (isNonNullType(type)) return this.#value(type.ofType, name, depth, owner);
    if (isListType(type)) {
      const length = this.#pick([0, 1, 1, 1, 2, 3]);
      return Array.from({ length }, () => this.#value(type.ofType, name, depth - 1, owner));
    }
    if (isEnumType(type)) return this.#pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const chosen = fields.filter(
        (field) =>
          isNonNullType(field.type) ||
          (this.#chance(2 / fields.length) && (depth > 0 || !isInputObjectType(getNamedType(field.type)))),
      );
      const named = type.name.replace(/Where$/, '');
      return Object.fromEntries(
        chosen.map((field) => [field.name, this.#value(field.type, field.name, depth - 1, named)]),
      );
    }
    switch (type.name) {
      case 'Int':
        return this.#pick(/^(first|last|maxNodes|k)$/.test(name) ? sizes : ints);
      case 'Float':
        return this.#pick(floats);
      case 'Boolean':
        return this.#chance(0.5);
      default:
        return this.#text(name, owner.replace(/Connection$/, ''));
    }
  }

  #text(name: string, owner: string): string {
    const { refs, ids, cursors, words } = this.#pool;
    if (this.#chance(0.05)) return this.#pick(words);
    if (/^ids?$/.test(name)) return this.#pick(ids);
    if (/^(ref|refs|of|from|to|authors)$/.test(name))
      return this.#pick([refs[owner], refs.Author, words].find((list) => list?.length) ?? ['']);
    return this.#pick(/^(after|before)$/.test(name) && cursors[owner]?.length ? cursors[owner] : words);
  }
}

/** A value as GraphQL writes it. */
function literal(type: GraphQLInputType, value: unknown): string {
  if (isNonNullType(type)) return literal(type.ofType, value);
  if (isListType(type)) return `[${(value as unknown[]).map((entry) => literal(type.ofType, entry)).join(', ')}]`;
  if (isEnumType(type)) return String(value);
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const parts = Object.entries(value as object).map(
      ([name, part]) => `${name}: ${literal((fields[name] as { type: GraphQLInputType }).type, part)}`,
    );
    return `{ ${parts.join(', ')} }`;
  }
  return JSON.stringify(value);
}
