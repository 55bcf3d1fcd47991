import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  getArgumentValues,
  isObjectType,
  locatedError,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { type ExecutionFacts, FieldInfo, type Path } from './field-info.js';
import type { FieldPlan, SelectionPlan, Shape } from './selection-plan.js';

type Result = Record<string, unknown>;

/**
 * One run of a query by its plan, step for step as the execution of graphql-js 16 goes: the same promises are waited for
 * in the same order, so errors come in the same order too. Messages are those of graphql-js.
 */
export class QueryExecution {
  readonly #facts: ExecutionFacts;
  readonly #context: unknown;
  readonly #errors: GraphQLError[] = [];
  /** Where something became null for an error: what fails below it later says nothing more. */
  readonly #nulled = new Set<Path | undefined>();
  /** By number of the field: arguments that this execution has worked out. */
  readonly #arguments: Record<string, unknown>[] = [];

  constructor(facts: ExecutionFacts, context: unknown) {
    this.#facts = facts;
    this.#context = context;
  }

  /** The answer, at once where no resolver makes it wait. */
  run() {
    try {
      const { plan, rootValue } = this.#facts;
      const data = this.#executeFields(plan.root, rootValue, undefined);
      if (!isPromise(data)) return this.#answer(data);
      return data.then(
        (waited) => this.#answer(waited),
        (error) => this.#failure(error),
      );
    } catch (error) {
      return this.#failure(error);
    }
  }

  #failure(error: unknown) {
    this.#report(error as GraphQLError, undefined);
    return this.#answer(null);
  }

  #answer(data: Result | null) {
    return this.#errors.length === 0 ? { data } : { errors: this.#errors, data };
  }

  #executeFields(selection: SelectionPlan, source: unknown, path: Path | undefined): Result | Promise<Result> {
    const result: Result = {};
    let waits = false;
    try {
      for (const plan of selection) {
        const value = this.#executeField(plan, source, path);
        if (value === undefined) continue;
        result[plan.responseName] = value;
        if (isPromise(value)) waits = true;
      }
    } catch (error) {
      // The other fields are waited for, so that what they throw is heard.
      if (waits)
        return whenReady(result).finally(() => {
          throw error;
        });
      throw error;
    }
    return waits ? whenReady(result) : result;
  }

  #executeField(plan: FieldPlan, source: unknown, parentPath: Path | undefined): unknown {
    const info = new FieldInfo(this.#facts, plan, parentPath);
    const { shape } = plan;
    try {
      const resolved = plan.resolve(source, this.#argumentsOf(plan), this.#context, info);
      if (!isPromise(resolved) && shape.kind === 'leaf') return completeLeaf(shape, plan, resolved);
      const completed = isPromise(resolved)
        ? resolved.then((value) => this.#complete(shape, plan, info, info.path, value))
        : this.#complete(shape, plan, info, info.path, resolved);
      if (!isPromise(completed)) return completed;
      return completed.then(undefined, (error) => this.#handle(error, plan, shape, info.path));
    } catch (error) {
      return this.#handle(error, plan, shape, info.path);
    }
  }

  /** Worked out once for all objects of a list. */
  #argumentsOf(plan: FieldPlan): Record<string, unknown> {
    const known = plan.isConstant ? plan.constantArguments : this.#arguments[plan.number];
    if (known) return known;
    const values = getArgumentValues(plan.field, plan.nodes[0], this.#facts.variables);
    if (plan.isConstant) plan.constantArguments = values;
    else this.#arguments[plan.number] = values;
    return values;
  }

  #handle(error: unknown, { nodes }: FieldPlan, { isNonNull }: Shape, path: Path): null {
    const located = locatedError(error, nodes, keysOf(path));
    if (isNonNull) throw located;
    this.#report(located, path);
    return null;
  }

  #report(error: GraphQLError, path: Path | undefined): void {
    for (let place = path; place !== undefined; place = place.prev) if (this.#nulled.has(place)) return;
    if (this.#nulled.has(undefined)) return;
    this.#nulled.add(path);
    this.#errors.push(error);
  }

  #complete(shape: Shape, plan: FieldPlan, info: FieldInfo, path: Path, value: unknown): unknown {
    if (shape.kind === 'leaf') return completeLeaf(shape, plan, value);
    if (value instanceof Error) throw value;
    if (value === null || value === undefined) return nullOf(shape, plan);
    if (shape.kind === 'list') return this.#completeList(shape.item, plan, info, path, value);
    if (shape.kind === 'object') return this.#completeObject(shape.type, plan, info, path, value);
    return this.#completeAbstract(shape.type, plan, info, path, value);
  }

  #completeList(item: Shape, plan: FieldPlan, info: FieldInfo, path: Path, list: unknown): unknown {
    if (typeof list !== 'object' || typeof (list as Iterable<unknown>)[Symbol.iterator] !== 'function')
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(plan)}".`);
    let waits = false;
    const completed: unknown[] = [];
    try {
      for (const value of list as Iterable<unknown>) {
        const place = { prev: path, key: completed.length, typename: undefined };
        const done = this.#completeItem(item, plan, info, place, value);
        if (isPromise(done)) waits = true;
        completed.push(done);
      }
    } catch (error) {
      // What the others throw later is heard, where graphql-js would end the process.
      if (waits) Promise.allSettled(completed);
      throw error;
    }
    return waits ? Promise.all(completed) : completed;
  }

  #completeItem(shape: Shape, plan: FieldPlan, info: FieldInfo, path: Path, value: unknown): unknown {
    try {
      const completed = isPromise(value)
        ? value.then((waited) => this.#complete(shape, plan, info, path, waited))
        : this.#complete(shape, plan, info, path, value);
      if (!isPromise(completed)) return completed;
      return completed.then(undefined, (error) => this.#handle(error, plan, shape, path));
    } catch (error) {
      return this.#handle(error, plan, shape, path);
    }
  }

  #completeObject(type: GraphQLObjectType, plan: FieldPlan, info: FieldInfo, path: Path, value: unknown): unknown {
    const selection = this.#facts.plan.selectionOf(plan, type);
    if (type.isTypeOf) {
      const isOfType = type.isTypeOf(value, this.#context, info);
      if (isPromise(isOfType))
        return isOfType.then((waited) => {
          if (!waited) throw otherType(type, plan, value);
          return this.#executeFields(selection, value, path);
        });
      if (!isOfType) throw otherType(type, plan, value);
    }
    return this.#executeFields(selection, value, path);
  }

  #completeAbstract(type: GraphQLAbstractType, plan: FieldPlan, info: FieldInfo, path: Path, value: unknown): unknown {
    const name = (type.resolveType ?? defaultTypeResolver)(value, this.#context, info, type);
    if (isPromise(name))
      return name.then((waited) =>
        this.#completeObject(this.#runtimeType(waited, type, plan, value), plan, info, path, value),
      );
    return this.#completeObject(this.#runtimeType(name, type, plan, value), plan, info, path, value);
  }

  #runtimeType(name: unknown, type: GraphQLAbstractType, plan: FieldPlan, value: unknown): GraphQLObjectType {
    const { schema } = this.#facts.plan;
    const { nodes } = plan;
    const mustResolve = `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${nameOf(plan)}"`;
    if (name === null || name === undefined)
      throw new GraphQLError(
        `${mustResolve}. Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
        { nodes },
      );
    if (typeof name !== 'string')
      throw new GraphQLError(`${mustResolve} with value ${inspect(value)}, received "${inspect(name)}".`);
    const found = schema.getType(name);
    if (!found)
      throw new GraphQLError(
        `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`,
        { nodes },
      );
    if (!isObjectType(found))
      throw new GraphQLError(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`, { nodes });
    if (!schema.isSubType(type, found))
      throw new GraphQLError(`Runtime Object type "${found.name}" is not a possible type for "${type.name}".`, {
        nodes,
      });
    return found;
  }
}

function completeLeaf(shape: Extract<Shape, { kind: 'leaf' }>, plan: FieldPlan, value: unknown): unknown {
  if (value instanceof Error) throw value;
  if (value === null || value === undefined) return nullOf(shape, plan);
  const written = shape.type.serialize(value);
  if (written === null || written === undefined)
    throw new Error(
      `Expected \`${inspect(shape.type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(written)}`,
    );
  return written;
}

function nullOf({ isNonNull }: Shape, plan: FieldPlan): null {
  if (isNonNull) throw new Error(`Cannot return null for non-nullable field ${nameOf(plan)}.`);
  return null;
}

function otherType({ name }: GraphQLObjectType, { nodes }: FieldPlan, value: unknown): GraphQLError {
  return new GraphQLError(`Expected value of type "${name}" but got: ${inspect(value)}.`, { nodes });
}

function nameOf({ parentType, field }: FieldPlan): string {
  return `${parentType.name}.${field.name}`;
}

function keysOf(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let place: Path | undefined = path; place !== undefined; place = place.prev) keys.push(place.key);
  return keys.reverse();
}

async function whenReady(result: Result): Promise<Result> {
  const values = await Promise.all(Object.values(result));
  const ready: Result = {};
  let at = 0;
  for (const name of Object.keys(result)) ready[name] = values[at++];
  return ready;
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
