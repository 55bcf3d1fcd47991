import {
  defaultTypeResolver,
  type ExecutionResult,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  getArgumentValues,
  locatedError,
} from 'graphql';
import { ColumnItems } from '../../schema/columns.js';
import { writeColumnItems } from './column-items.js';
import { type ExecutionFacts, FieldInfo, type Path } from './field-info.js';
import { JsonWriter } from './json-writer.js';
import { completeLeaf, type LeafShape, nameOf, nullOf, writeLeaf } from './leaf-values.js';
import { otherType, runtimeType } from './runtime-type.js';
import type { FieldPlan, SelectionPlan, Shape } from './selection-plan.js';
import { beginOfAnswer, Written, withField, writtenObject } from './written.js';

/** Of a value that `withField` can write. */
type Late = Promise<unknown>;

const openingBrace = 0x7b;
const closingBrace = 0x7d;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const comma = 0x2c;

// One for all executions of a thread: what is begun is taken out before anybody waits.
const writer = new JsonWriter();

/**
 * One run of a query by its plan, step for step as the execution of graphql-js 16 goes: the same promises are waited for
 * in the same order, so errors come in the same order too. Messages are those of graphql-js. What is there at once is written
 * as bytes of JSON right away, instead of being made into objects to be looked through again.
 */
export class QueryExecution {
  readonly #facts: ExecutionFacts;
  readonly #context: unknown;
  /** Where it is aborted nobody waits for the answer any more, and nothing further is resolved. */
  readonly #signal: AbortSignal | undefined;
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
    this.#signal = (context as { signal?: AbortSignal } | null | undefined)?.signal;
  }

  /** The answer, at once where no resolver makes it wait. Its data are `Written`. */
  run(): ExecutionResult | Promise<ExecutionResult> {
    const start = writer.length;
    try {
      const { plan, rootValue } = this.#facts;
      writer.copy(beginOfAnswer.bytes, beginOfAnswer.start, beginOfAnswer.end);
      const late = this.#executeFields(plan.root, rootValue, undefined);
      if (!late) {
        writer.sign(closingBrace);
        return this.#answer(Written.dataOf(writer.takeBytes(start)));
      }
      writer.rewind(start);
      return late.then(
        (waited) => this.#answer(waited),
        (error) => this.#failure(error),
      );
    } catch (error) {
      writer.rewind(start);
      return this.#failure(error);
    }
  }

  #failure(error: unknown): ExecutionResult {
    this.#report(error as GraphQLError, undefined);
    return this.#answer(null);
  }

  #answer(written: unknown): ExecutionResult {
    const data = written as ExecutionResult['data'];
    return this.#errors.length === 0 ? { data } : { errors: this.#errors, data };
  }

  /** What would be written next, as a value of its own; nothing is written, not even where it throws. */
  #apart(write: () => Late | undefined): Late | Written {
    const start = writer.length;
    try {
      return write() ?? new Written(writer.take(start));
    } catch (error) {
      writer.rewind(start);
      throw error;
    }
  }

  /** Writes the object, or writes nothing and says what to wait for. */
  #executeFields(selection: SelectionPlan, source: unknown, path: Path | undefined): Late | undefined {
    if (this.#signal?.aborted) throw this.#signal.reason;
    const start = writer.length;
    let text = '';
    /** From the first field on that is waited for. */
    let late: unknown[] | undefined;
    try {
      for (const plan of selection) {
        if (late) {
          late.push(this.#apart(() => this.#executeField(plan, source, path)));
          continue;
        }
        const before = writer.length;
        const { bytes, start: labelStart, end } = before === start ? plan.labels.firstBytes : plan.labels.nextBytes;
        writer.copy(bytes, labelStart, end);
        const labelled = writer.length;
        const waited =
          plan.shape.kind === 'leaf'
            ? this.#executeLeaf(plan.shape, plan, source, path)
            : this.#executeField(plan, source, path);
        if (waited) {
          writer.rewind(before);
          text = before > start ? writer.take(start) : '';
          writer.rewind(start);
          late = [waited];
        } else if (writer.length === labelled) writer.rewind(before);
      }
    } catch (error) {
      // The other fields are waited for, so that what they throw is heard.
      if (late)
        return whenReady(selection, text, late).finally(() => {
          throw error;
        });
      throw error;
    }
    if (late) return whenReady(selection, text, late);
    if (writer.length === start) writer.sign(openingBrace);
    writer.sign(closingBrace);
    return undefined;
  }

  #executeField(plan: FieldPlan, source: unknown, parentPath: Path | undefined): Late | undefined {
    const { shape } = plan;
    if (shape.kind === 'leaf') return this.#executeLeaf(shape, plan, source, parentPath);
    const start = writer.length;
    const path = pathOf(plan, parentPath);
    const info = this.#infoOf(plan, parentPath);
    try {
      const resolved = plan.resolve(source, this.#argumentsOf(plan), this.#context, info);
      const waited = isPromise(resolved)
        ? this.#completeLate(shape, plan, info, path, resolved)
        : this.#complete(shape, plan, info, path, resolved);
      return waited && this.#heard(waited, shape, plan, path);
    } catch (error) {
      this.#writeNull(start, error, shape, plan, path);
      return undefined;
    }
  }

  #completeLate(shape: Shape, plan: FieldPlan, info: FieldInfo, path: Path, resolved: Late) {
    return resolved.then((value) => this.#apart(() => this.#complete(shape, plan, info, path, value)));
  }

  #executeLeaf(shape: LeafShape, plan: FieldPlan, source: unknown, parentPath: Path | undefined): Late | undefined {
    const start = writer.length;
    const info = this.#infoOf(plan, parentPath);
    try {
      const resolved = plan.resolve(source, this.#argumentsOf(plan), this.#context, info);
      if (isPromise(resolved)) return this.#completeLateLeaf(shape, plan, parentPath, resolved);
      writeLeaf(writer, shape, plan, resolved);
    } catch (error) {
      this.#writeNull(start, error, shape, plan, pathOf(plan, parentPath));
    }
    return undefined;
  }

  /** Apart from what is there at once, which would pay for these functions too. */
  #completeLateLeaf(shape: LeafShape, plan: FieldPlan, parentPath: Path | undefined, resolved: Late) {
    return resolved
      .then((value) => completeLeaf(shape, plan, value))
      .then(undefined, (error) => this.#handle(error, plan, shape, pathOf(plan, parentPath)));
  }

  /** For what doesn't read it the same object again, which is right until the next object is resolved. */
  #infoOf(plan: FieldPlan, parentPath: Path | undefined): FieldInfo {
    if (plan.readsInfo) return new FieldInfo(this.#facts, plan, parentPath);
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

  /** In the place of what was written since `start`. @throws the error, located, where there can't be a null */
  #writeNull(start: number, error: unknown, shape: Shape, plan: FieldPlan, path: Path): void {
    writer.rewind(start);
    this.#handle(error, plan, shape, path);
    writer.text('null');
  }

  /** Writes the value, or writes nothing and says what to wait for. */
  #complete(shape: Shape, plan: FieldPlan, info: FieldInfo, path: Path, value: unknown): Late | undefined {
    if (shape.kind === 'leaf') return writeLeaf(writer, shape, plan, value);
    if (value instanceof Error) throw value;
    if (value === null || value === undefined) {
      writer.value(nullOf(shape, plan));
      return undefined;
    }
    if (shape.kind === 'list') return this.#completeList(shape.item, plan, info, path, value);
    if (shape.kind === 'object') return this.#completeObject(shape.type, plan, info, path, value);
    return this.#completeAbstract(shape.type, plan, info, path, value);
  }

  #completeList(item: Shape, plan: FieldPlan, info: FieldInfo, path: Path, list: unknown): Late | undefined {
    if (typeof list !== 'object' || typeof (list as Iterable<unknown>)[Symbol.iterator] !== 'function')
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(plan)}".`);
    if (list instanceof ColumnItems && this.#writeColumnItems(item, plan, list)) return undefined;
    const start = writer.length;
    writer.sign(openingBracket);
    /** From the first item on that is waited for, and what stands before it as one. */
    let late: unknown[] | undefined;
    try {
      // By index where it can be, so that no iterator speaks for each item.
      const items = Array.isArray(list) ? list : [...(list as Iterable<unknown>)];
      for (let at = 0; at < items.length; at++) {
        const itemPath = { prev: path, key: at, typename: undefined };
        if (late) {
          late.push(this.#apart(() => this.#completeItem(item, plan, info, itemPath, items[at])));
          continue;
        }
        const before = writer.length;
        if (at > 0) writer.sign(comma);
        const waited = this.#completeItem(item, plan, info, itemPath, items[at]);
        if (!waited) continue;
        writer.rewind(before);
        late = at > 0 ? [new Written(writer.take(start + 1)), waited] : [waited];
        writer.rewind(start);
      }
    } catch (error) {
      // What the others throw later is heard, where graphql-js would end the process.
      if (late) Promise.allSettled(late);
      throw error;
    }
    if (late) return Promise.all(late);
    writer.sign(closingBracket);
    return undefined;
  }

  #writeColumnItems(item: Shape, plan: FieldPlan, list: ColumnItems<unknown, unknown>): boolean {
    if (item.kind !== 'object' || item.type.isTypeOf || this.#signal?.aborted) return false;
    const writing = { writer, plan: this.#facts.plan, context: this.#context };
    return writeColumnItems(writing, writing.plan.selectionOf(plan, item.type), list);
  }

  #completeItem(shape: Shape, plan: FieldPlan, info: FieldInfo, path: Path, value: unknown): Late | undefined {
    const start = writer.length;
    try {
      const waited = isPromise(value)
        ? this.#completeLate(shape, plan, info, path, value)
        : this.#complete(shape, plan, info, path, value);
      if (waited) return this.#heard(waited, shape, plan, path);
      // JSON has no word for the value.
      if (writer.length === start) writer.text('null');
    } catch (error) {
      this.#writeNull(start, error, shape, plan, path);
    }
    return undefined;
  }

  /** With what it throws handled. */
  #heard(completed: Late, shape: Shape, plan: FieldPlan, path: Path): Late {
    return completed.then(undefined, (error) => this.#handle(error, plan, shape, path));
  }

  #completeObject(
    type: GraphQLObjectType,
    plan: FieldPlan,
    info: FieldInfo,
    path: Path,
    value: unknown,
  ): Late | undefined {
    const selection = this.#facts.plan.selectionOf(plan, type);
    if (type.isTypeOf) {
      const isOfType = type.isTypeOf(value, this.#context, info);
      if (isPromise(isOfType))
        return isOfType.then((waited) => {
          if (!waited) throw otherType(type, plan, value);
          return this.#apart(() => this.#executeFields(selection, value, path));
        });
      if (!isOfType) throw otherType(type, plan, value);
    }
    return this.#executeFields(selection, value, path);
  }

  #completeAbstract(
    type: GraphQLAbstractType,
    plan: FieldPlan,
    info: FieldInfo,
    path: Path,
    value: unknown,
  ): Late | undefined {
    const name = (type.resolveType ?? defaultTypeResolver)(value, this.#context, info, type);
    if (isPromise(name))
      return name.then((waited) => {
        const found = runtimeType(this.#facts.plan.schema, waited, type, plan, value);
        return this.#apart(() => this.#completeObject(found, plan, info, path, value));
      });
    return this.#completeObject(runtimeType(this.#facts.plan.schema, name, type, plan, value), plan, info, path, value);
  }
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
