// Microsoft's own description of Graph (CSDL) as tables: types with their properties, enumerations, actions and functions.
// docs.oasis-open.org/odata/odata-csdl-xml/v4.01

import { XMLParser } from 'fast-xml-parser';

/** A property's type: Edm.String, microsoft.graph.user, …; `many` = Collection(…). */
export type TypeRef = { name: string; many: boolean };
export type StructuredType = { name: string; base: string | undefined; properties: ReadonlyMap<string, TypeRef> };
/** An action or function: bound to a type, with its other parameters and what it answers. */
export type Operation = { name: string; bound: TypeRef | undefined; parameters: ReadonlyMap<string, TypeRef>; answers: TypeRef | undefined };
export type Metadata = {
  types: ReadonlyMap<string, StructuredType>;
  enums: ReadonlyMap<string, ReadonlySet<string>>;
  operations: readonly Operation[];
  /** Entity sets and singletons: where a path begins. */
  roots: ReadonlyMap<string, TypeRef>;
};

type Node = {
  Name: string;
  Type?: string;
  BaseType?: string;
  EntityType?: string;
  IsBound?: string;
  Property?: Node[];
  NavigationProperty?: Node[];
  Parameter?: Node[];
  ReturnType?: { Type: string };
  Member?: Node[];
};
type Schema = {
  Namespace: string;
  Alias?: string;
  EntityType?: Node[];
  ComplexType?: Node[];
  EnumType?: Node[];
  Action?: Node[];
  Function?: Node[];
  EntityContainer?: { EntitySet?: Node[]; Singleton?: Node[] };
};

const repeated = new Set([
  'Schema',
  'EntityType',
  'ComplexType',
  'EnumType',
  'Action',
  'Function',
  'Property',
  'NavigationProperty',
  'Parameter',
  'Member',
  'EntitySet',
  'Singleton',
]);

export function readMetadata(xml: string): Metadata {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name, _path, _leaf, isAttribute) => !isAttribute && repeated.has(name),
  });
  const document = parser.parse(xml) as { 'edmx:Edmx': { 'edmx:DataServices': { Schema: Schema[] } } };
  const schemas = document['edmx:Edmx']['edmx:DataServices'].Schema;
  const aliases = new Map(schemas.flatMap(({ Alias, Namespace }) => (Alias ? [[Alias, Namespace] as const] : [])));
  const full = (name: string) =>
    name.replace(/^([\w.]+)\.(\w+)$/, (whole, space: string, own: string) => (aliases.has(space) ? `${aliases.get(space)}.${own}` : whole));
  const ref = (text: string): TypeRef => {
    const many = /^Collection\((.*)\)$/.exec(text);
    return { name: full(many?.[1] ?? text), many: many !== null };
  };
  const refs = (nodes: Node[] = []) => nodes.map((node) => [node.Name, ref(node.Type ?? '')] as const);

  const types = new Map<string, StructuredType>();
  const enums = new Map<string, Set<string>>();
  const operations: Operation[] = [];
  const roots = new Map<string, TypeRef>();
  for (const schema of schemas) {
    for (const node of [...(schema.EntityType ?? []), ...(schema.ComplexType ?? [])]) {
      const name = `${schema.Namespace}.${node.Name}`;
      types.set(name, {
        name,
        base: node.BaseType ? full(node.BaseType) : undefined,
        properties: new Map([...refs(node.Property), ...refs(node.NavigationProperty)]),
      });
    }
    for (const node of schema.EnumType ?? []) enums.set(`${schema.Namespace}.${node.Name}`, new Set((node.Member ?? []).map((member) => member.Name)));
    for (const node of [...(schema.Action ?? []), ...(schema.Function ?? [])]) operations.push(operation(node, ref));
    for (const set of schema.EntityContainer?.EntitySet ?? []) roots.set(set.Name, { name: full(set.EntityType ?? ''), many: true });
    for (const single of schema.EntityContainer?.Singleton ?? []) roots.set(single.Name, ref(single.Type ?? ''));
  }
  return { types, enums, operations, roots };
}

function operation(node: Node, ref: (text: string) => TypeRef): Operation {
  const parameters = (node.Parameter ?? []).map((parameter) => [parameter.Name, ref(parameter.Type ?? '')] as const);
  const bound = node.IsBound === 'true' ? parameters.shift()?.[1] : undefined;
  return { name: node.Name, bound, parameters: new Map(parameters), answers: node.ReturnType ? ref(node.ReturnType.Type) : undefined };
}

/** A property of the type or of one it is derived from. */
export function propertyOf({ types }: Metadata, type: string, name: string): TypeRef | undefined {
  for (let at = types.get(type); at; at = at.base ? types.get(at.base) : undefined) {
    const found = at.properties.get(name);
    if (found) return found;
  }
  return undefined;
}

/** The type itself and those it is derived from. */
export function lineage({ types }: Metadata, type: string): string[] {
  const found: string[] = [];
  for (let at = types.get(type); at; at = at.base ? types.get(at.base) : undefined) found.push(at.name);
  return found;
}
