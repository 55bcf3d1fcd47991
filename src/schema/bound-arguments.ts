import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { QueryError } from '../errors.js';
import { checkCount, checkLength } from './bounds.js';

/** Longer than any name, title, identifier or cursor. */
const longestText = 4_000;
const longestList = 1_000;

/** U+0000 and surrogates without the other half. */
const unwritable = /\0|\p{Surrogate}/u;

/** @throws QueryError where a value is not what every value of its type must be */
type Check = (name: string, value: unknown) => void;

/**
 * Lets every field refuse what no argument may be, whatever it means: texts of over 4,000 characters, or with U+0000 or half
 * a surrogate pair, which PostgreSQL can't read; lists of over 1,000 entries, and lists of words out of a few that have more entries than there are
 * words. What an argument says of itself is narrower, and checked where it is read.
 */
export function boundArguments(schema: GraphQLSchema): GraphQLSchema {
  const checks = new Map<GraphQLInputType, Check | undefined>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const checked = field.args.flatMap(({ name, type: of }) => {
        const check = checkOf(of, checks);
        return check ? [{ name, check }] : [];
      });
      const { resolve } = field;
      if (checked.length === 0 || !resolve) continue;
      field.resolve = (source, args, context, info) => {
        for (const { name, check } of checked) check(name, args[name]);
        return resolve(source, args, context, info);
      };
    }
  }
  return schema;
}

/** Undefined where any value will do. */
function checkOf(type: GraphQLInputType, known: Map<GraphQLInputType, Check | undefined>): Check | undefined {
  if (isNonNullType(type)) return checkOf(type.ofType, known);
  if (known.has(type)) return known.get(type);
  if (isListType(type)) {
    const named = getNamedType(type);
    const most = isEnumType(named) ? named.getValues().length : longestList;
    // Known before its parts are, as an input may hold itself.
    let each: Check | undefined;
    const check: Check = (name, value) => {
      if (!Array.isArray(value)) return;
      checkCount(name, value, 0, most);
      if (each) for (const entry of value) each(name, entry);
    };
    known.set(type, check);
    each = checkOf(type.ofType, known);
    return check;
  }
  if (isInputObjectType(type)) {
    const fields: { name: string; check: Check }[] = [];
    const check: Check = (path, value) => {
      if (value === null || value === undefined) return;
      for (const { name, check: one } of fields) {
        const part = (value as Record<string, unknown>)[name];
        if (part !== undefined) one(`${path}.${name}`, part);
      }
    };
    known.set(type, check);
    for (const field of Object.values(type.getFields())) {
      const one = checkOf(field.type, known);
      if (one) fields.push({ name: field.name, check: one });
    }
    return check;
  }
  return type.name === 'String' || type.name === 'ID' ? checkText : undefined;
}

function checkText(name: string, value: unknown): void {
  if (typeof value !== 'string') return;
  checkLength(name, value, longestText);
  const [found] = unwritable.exec(value) ?? [];
  if (found === undefined) return;
  const code = `U+${(found.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
  throw new QueryError('ARGUMENTS', `read arguments: ${name} contains ${code}, which is no character, expected text`, {
    hint: 'Leave it out: no name, title or identifier has it.',
    details: { argument: name, value: code },
  });
}
