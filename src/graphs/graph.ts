/** A value of a node or an edge; lists are joined when they are written. */
export type Value = string | number | boolean;

export type GraphNode = {id: string; label: string; attributes: Readonly<Record<string, Value>>};

/** `from` and `to` name nodes; `start` and `end` are days (`YYYY-MM-DD`) where known. */
export type GraphEdge = {
  id: string;
  from: string;
  to: string;
  label: string;
  start: string | null;
  end: string | null;
  attributes: Readonly<Record<string, Value>>;
};

/** A property graph as other tools read it: directed, several edges between two nodes allowed. */
export type PropertyGraph = {nodes: readonly GraphNode[]; edges: readonly GraphEdge[]};

export type ValueType = 'string' | 'integer' | 'double' | 'boolean';

/** The type of each attribute over all that carry it, by name in order of text; one that differs is a string. */
export function attributeTypes(
  items: readonly {attributes: Readonly<Record<string, Value>>}[],
): Map<string, ValueType> {
  const types = new Map<string, ValueType>();
  for (const {attributes} of items) {
    for (const [name, value] of Object.entries(attributes)) {
      const before = types.get(name);
      const type = typeOf(value);
      types.set(name, before === undefined || before === type ? type : widest(before, type));
    }
  }
  return new Map([...types].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** A value as its type reads it back. */
export function readValue(text: string, type: ValueType): Value {
  if (type === 'string') return text;
  if (type === 'boolean') return text === 'true' || text === '1';
  return Number(text);
}

function typeOf(value: Value): ValueType {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  return Number.isInteger(value) ? 'integer' : 'double';
}

const widest = (left: ValueType, right: ValueType): ValueType =>
  [left, right].every((type) => type === 'integer' || type === 'double') ? 'double' : 'string';

/** An attribute as a file declares it, with the text that stands for it where an item gives none; null where nothing does. */
export type DeclaredAttribute = {name: string; type: ValueType; initial: string | null};

/** The values of an item, with what is declared for those that it does not give. */
export function withDefaults(
  values: Readonly<Record<string, Value>>,
  declared: Iterable<DeclaredAttribute>,
): Record<string, Value> {
  const whole = {...values};
  for (const {name, type, initial} of declared)
    if (initial !== null && !(name in whole)) whole[name] = readValue(initial, type);
  return whole;
}
