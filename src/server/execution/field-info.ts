import type { GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';
import type { FieldPlan, QueryPlan } from './selection-plan.js';

export type Path = GraphQLResolveInfo['path'];

/** What all fields of one execution share. */
export interface ExecutionFacts {
  plan: QueryPlan;
  operation: OperationDefinitionNode;
  rootValue: unknown;
  /** Coerced. */
  variables: Record<string, unknown>;
}

/** What a resolver may ask of the field that it answers, put together where it asks. */
export class FieldInfo implements GraphQLResolveInfo {
  readonly #facts: ExecutionFacts;
  readonly #plan: FieldPlan;
  #parentPath: Path | undefined;
  #path: Path | undefined;

  constructor(facts: ExecutionFacts, plan: FieldPlan, parentPath: Path | undefined) {
    this.#facts = facts;
    this.#plan = plan;
    this.#parentPath = parentPath;
  }

  /** Makes it that of the same field of another object. */
  moveTo(parentPath: Path | undefined): void {
    this.#parentPath = parentPath;
    this.#path = undefined;
  }

  /** The same object at each call: errors are told apart by it. */
  get path(): Path {
    this.#path ??= { prev: this.#parentPath, key: this.#plan.responseName, typename: this.#plan.parentType.name };
    return this.#path;
  }

  get fieldName() {
    return this.#plan.field.name;
  }

  get fieldNodes() {
    return this.#plan.nodes;
  }

  get returnType() {
    return this.#plan.field.type;
  }

  get parentType() {
    return this.#plan.parentType;
  }

  get schema() {
    return this.#facts.plan.schema;
  }

  get fragments() {
    return this.#facts.plan.fragments as GraphQLResolveInfo['fragments'];
  }

  get rootValue() {
    return this.#facts.rootValue;
  }

  get operation() {
    return this.#facts.operation;
  }

  get variableValues() {
    return this.#facts.variables;
  }
}
