import {
  defaultTypeResolver,
  type ExecutionResult,
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
import { Written, withField, writtenObject } from './written.js';

type LeafShape = Extract<Shape, { kind: 'leaf' }>;

/**
 * One run of a query by its plan, step for step as the execution of graphql-js 16 goes: the same promises are waited for
 * in the same order, so errors come in the same order too. Messages are those of graphql-js. Objects are written as text as
 * soon as their fields are there, instead of being made to be looked through again.
 */
export class QueryExecution {
  readonly #facts: ExecutionFacts;
  readonly #context: unknown;
  readonly #errors: GraphQLError[] = [];
  /** Where something became null for an error: what fails below it later says nothing more. */
  readonly #nulled = new Set<Path | undefined>();
  /** By number of the field: arguments that this execution has worked out. */
  readonly #arguments: Record<string, unknown>[] = [];
  /** By number of the field, for resolvers that don't look at theirs. */
  readonly #infos: FieldInfo[] = [];

  constructor(facts: ExecutionFacts, context: unknown) {
    this.#facts = facts;
    this.#context = context;
  }

  /** The answer, at once where no resolver makes it wait. Its data are `Written`. */
  run(): ExecutionResult | Promise<ExecutionResult> {
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

  #failure(error: unknown): ExecutionResult {
    this.#report(error as GraphQLError, undefined);
    return this.#answer(null);
  }

  #answer(written: Written | null): ExecutionResult {
    const data = written as unknown as ExecutionResult['data'];
    return this.#errors.length === 0 ? { data } : { errors: this.#errors, data };
  }

  #executeFields(selection: SelectionPlan, source: unknown, path: Path | undefined): Written | Promise<Written> {
    let text = '';
    /** From the first field on that is waited for. */
    let late: unknown[] | undefined;
    try {
      for (const plan of selection) {
        const value = this.#executeField(plan, source, path);
        if (late) late.push(value);
        else if (isPromise(value)) late = [value];
        else text = withField(text, plan, value);
      }
    } catch (error) {
      // The other fields are waited for, so that what they throw is heard.
      if (late)
        return whenReady(selection, text, late).finally(() => {
          throw error;
        });
      throw error;
    }
    return late ? whenReady(selection, text, late) : writtenObject(text);
  }

  #executeField(plan: FieldPlan, source: unknown, parentPath: Path | undefined): unknown {
    const { shape } = plan;
    if (shape.kind === 'leaf') return this.#executeLeaf(shape, plan, source, parentPath);
    const info = new FieldInfo(this.#facts, plan, parentPath);
    try {
      const resolved = plan.resolve(source, this.#argumentsOf(plan), this.#context, info);
      const completed = isPromise(resolved)
        ? this.#completeWaited(shape, plan, info, resolved)
        : this.#complete(shape, plan, info, info.path, resolved);
      return isPromise(completed) ? this.#heard(completed, shape, plan, info.path) : completed;
    } catch (error) {
      return this.#handle(error, plan, shape, info.path);
    }
  }

  #completeWaited(shape: Shape, plan: FieldPlan, info: FieldInfo, resolved: Promise<unknown>) {
    return resolved.then((value) => this.#complete(shape, plan, info, info.path, value));
  }

  #executeLeaf(shape: LeafShape, plan: FieldPlan, source: unknown, parentPath: Path | undefined): unknown {
    const info =
      plan.resolve.length < 4 ? this.#infoOf(plan, parentPath) : new FieldInfo(this.#facts, plan, parentPath);
    try {
      const resolved = plan.resolve(source, this.#argumentsOf(plan), this.#context, info);
      return isPromise(resolved)
        ? this.#completeLate(shape, plan, parentPath, resolved)
        : completeLeaf(shape, plan, resolved);
    } catch (error) {
      return this.#handle(error, plan, shape, pathOf(plan, parentPath));
    }
  }

  /** Apart from what is there at once, which would pay for these functions too. */
  #completeLate(shape: LeafShape, plan: FieldPlan, parentPath: Path | undefined, resolved: Promise<unknown>) {
    return resolved
      .then((value) => completeLeaf(shape, plan, value))
      .then(undefined, (error) => this.#handle(error, plan, shape, pathOf(plan, parentPath)));
  }

  /** What a resolver is given that doesn't name its info: right until the next object is resolved. */
  #infoOf(plan: FieldPlan, parentPath: Path | undefined): FieldInfo {
    const known = this.#infos[plan.number];
    if (known) {
      known.moveTo(parentPath);
      return known;
    }
    const info = new FieldInfo(this.#facts, plan, parentPath);
    this.#infos[plan.number] = info;
    return info;
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
      // By index where it can be, so that no iterator speaks for each item.
      const items = Array.isArray(list) ? list : [...(list as Iterable<unknown>)];
      for (let at = 0; at < items.length; at++) {
        const done = this.#completeItem(item, plan, info, { prev: path, key: at, typename: undefined }, items[at]);
        if (isPromise(done)) waits = true;
        completed.push(done);
      }
    } catch (error) {
      // What the others throw later is heard, where graphql-js would end the process.
      if (waits) Promise.allSettled(completed);
      throw error;
    }
    return waits ? Promise.all(completed) : Written.list(completed);
  }

  #completeItem(shape: Shape, plan: FieldPlan, info: FieldInfo, path: Path, value: unknown): unknown {
    try {
      if (isPromise(value)) return this.#completeLateItem(shape, plan, info, path, value);
      const completed = this.#complete(shape, plan, info, path, value);
      return isPromise(completed) ? this.#heard(completed, shape, plan, path) : completed;
    } catch (error) {
      return this.#handle(error, plan, shape, path);
    }
  }

  #completeLateItem(shape: Shape, plan: FieldPlan, info: FieldInfo, path: Path, value: Promise<unknown>) {
    const completed = value.then((waited) => this.#complete(shape, plan, info, path, waited));
    return this.#heard(completed, shape, plan, path);
  }

  /** With what it throws handled. */
  #heard(completed: Promise<unknown>, shape: Shape, plan: FieldPlan, path: Path) {
    return completed.then(undefined, (error) => this.#handle(error, plan, shape, path));
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

function completeLeaf(shape: LeafShape, plan: FieldPlan, value: unknown): unknown {
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

/**
 * The object when its last fields are there.
 *
 * @param text of the fields before them
 */
async function whenReady(selection: SelectionPlan, text: string, late: unknown[]): Promise<Written> {
  const values = await Promise.all(late);
  const first = selection.length - values.length;
  let whole = text;
  for (let at = 0; at < values.length; at++) whole = withField(whole, selection[first + at] as FieldPlan, values[at]);
  return writtenObject(whole);
}

function pathOf({ responseName, parentType }: FieldPlan, prev: Path | undefined): Path {
  return { prev, key: responseName, typename: parentType.name };
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
