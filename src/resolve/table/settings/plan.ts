import {columnsOf, type Expression, type Operator, type Side, soleColumn, toSql, unsupported} from './expression.ts';
import {columnNamed, type Table} from '../columns/table.ts';

/**
 * What is worked out once for each text of a dictionary: a truth, a number, or another text (with numbers of its own, and 0
 * for none). `expression` is written for the left record.
 */
export type Derivation = {kind: 'truth' | 'number' | 'text'; dictionary: number; expression: Expression};

/** Where a number of a text is read: the code of a column, or what a derivation gives for the code. */
export type Source = {slot: number; derivation: number | null};

export type MeasureName = 'levenshtein' | 'osa' | 'damerau' | 'jaroWinkler';
export type Measure = {name: MeasureName; dictionary: number; left: Source; right: Source};

/** A condition as threads run it: plain data over slots and derivations. */
export type Test =
  | {kind: 'otherwise'}
  | {kind: 'truth'; side: Side; source: Source}
  | {kind: 'missing'; side: Side; slot: number}
  | {kind: 'eitherMissing'; left: number; right: number}
  | {kind: 'same'; left: Source; right: Source; isNegated: boolean}
  | {kind: 'measure'; measure: Measure; op: Operator; threshold: number}
  | {kind: 'difference'; left: Source; right: Source; isAbsolute: boolean; op: Operator; threshold: number}
  | {kind: 'and' | 'or'; parts: Test[]}
  | {kind: 'not'; part: Test};

const MEASURES: Record<string, MeasureName> = {
  levenshtein: 'levenshtein',
  editdist3: 'levenshtein',
  damerau_levenshtein: 'damerau',
  jaro_winkler_similarity: 'jaroWinkler',
};
const MIRRORED: Record<Operator, Operator> = {'=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<='};

/** Sets of columns that a condition compares with one another. */
export function comparedColumns(expression: Expression): string[][] {
  if (expression.kind === 'and' || expression.kind === 'or') return expression.parts.flatMap(comparedColumns);
  if (expression.kind === 'not') return comparedColumns(expression.part);
  const names = [...new Set(columnsOf(expression).map(({name}) => name))];
  return names.length > 1 ? [names] : [];
}

/** Turns conditions and keys into tests and sources; each derivation is listed once. */
export class Planner {
  readonly derivations: Derivation[] = [];
  readonly #table: Pick<Table, 'columns'>;
  readonly #indexOf = new Map<string, number>();

  constructor(table: Pick<Table, 'columns'>) {
    this.#table = table;
  }

  test(expression: Expression): Test {
    switch (expression.kind) {
      case 'otherwise':
        return {kind: 'otherwise'};
      case 'and':
      case 'or':
        return this.#chain(expression.kind, expression.parts);
      case 'not':
        return {kind: 'not', part: this.test(expression.part)};
      case 'isMissing':
        if (expression.value.kind !== 'column') return this.#truth(expression);
        return {kind: 'missing', side: expression.value.side, slot: this.#slot(expression.value.name)};
      case 'compare':
        return soleColumn(expression) === null ? this.#compare(expression) : this.#truth(expression);
      default:
        return this.#truth(expression);
    }
  }

  /** The numbers of the texts of a value of one record. */
  texts(value: Expression): Source {
    const column = soleColumn(value);
    if (column === null)
      throw unsupported(toSql(value), 'A value has to come from one column: write the column into the file.');
    const slot = this.#slot(column.name);
    return {slot, derivation: value.kind === 'column' ? null : this.#derive('text', value, column.name)};
  }

  #chain(kind: 'and' | 'or', expressions: readonly Expression[]): Test {
    const parts = expressions.map((part) => this.test(part));
    const [first, second] = parts;
    if (kind === 'or' && parts.length === 2 && first?.kind === 'missing' && second?.kind === 'missing')
      if (first.side === 'left' && second.side === 'right')
        return {kind: 'eitherMissing', left: first.slot, right: second.slot};
    return {kind, parts};
  }

  #truth(expression: Expression): Test {
    const column = soleColumn(expression);
    if (column === null)
      throw unsupported(toSql(expression), 'It is neither a comparison of two records nor about one column.');
    const derivation = this.#derive('truth', expression, column.name);
    return {kind: 'truth', side: column.side, source: {slot: this.#slot(column.name), derivation}};
  }

  #compare({op, left, right}: Extract<Expression, {kind: 'compare'}>): Test {
    if (left.kind === 'number') return this.#threshold(right, MIRRORED[op], left.value);
    if (right.kind === 'number') return this.#threshold(left, op, right.value);
    const [one, other] = [this.texts(left), this.texts(right)];
    if ((op !== '=' && op !== '<>') || !this.#isSameKind(left, right))
      throw unsupported(`${toSql(left)} ${op} ${toSql(right)}`, 'Both records have to be asked for the same value.');
    const isLeftFirst = soleColumn(left)!.side === 'left';
    return {kind: 'same', left: isLeftFirst ? one : other, right: isLeftFirst ? other : one, isNegated: op === '<>'};
  }

  #threshold(value: Expression, op: Operator, threshold: number): Test {
    if (value.kind !== 'call') throw unsupported(toSql(value), 'A number is compared with a distance of two records.');
    const name = MEASURES[value.name];
    if (name !== undefined) {
      // Up to 1 both distances agree, and one of them has a vector kernel.
      const measured = name === 'damerau' && threshold < 2 ? 'osa' : name;
      return {kind: 'measure', measure: this.#measure(measured, value), op, threshold};
    }
    const isAbsolute = value.name === 'abs';
    const difference = isAbsolute ? value.args[0]! : value;
    if (difference.kind !== 'call' || difference.name !== '-' || difference.args.length !== 2)
      throw unsupported(toSql(value), `Known are abs(x - y), x - y, ${Object.keys(MEASURES).join(', ')}.`);
    const [left, right] = this.#numbers(difference.args[0]!, difference.args[1]!);
    return {kind: 'difference', left, right, isAbsolute, op, threshold};
  }

  #measure(name: MeasureName, {args}: Extract<Expression, {kind: 'call'}>): Measure {
    const [left, right] = args;
    if (left === undefined || right === undefined || !this.#isSameKind(left, right))
      throw unsupported(
        `${name} of ${args.map(toSql).join(' and ')}`,
        'Both records have to be asked for the same value.',
      );
    const dictionary = columnNamed(this.#table, soleColumn(left)!.name).dictionary;
    return {name, dictionary, left: this.texts(left), right: this.texts(right)};
  }

  #numbers(left: Expression, right: Expression): [Source, Source] {
    const [one, other] = [left, right].map((value) => {
      const column = soleColumn(value);
      if (column === null) throw unsupported(toSql(value), 'A number has to come from one column.');
      return {slot: this.#slot(column.name), derivation: this.#derive('number', value, column.name)};
    });
    if (soleColumn(left)!.side !== 'left' || soleColumn(right)!.side !== 'right')
      throw unsupported(`${toSql(left)} - ${toSql(right)}`, 'Write the left record first.');
    return [one!, other!];
  }

  /** Whether both values are the same function of texts of one dictionary, one of each record. */
  #isSameKind(left: Expression, right: Expression): boolean {
    const [one, other] = [soleColumn(left), soleColumn(right)];
    if (one === null || other === null || one.side === other.side) return false;
    const [first, second] = [columnNamed(this.#table, one.name), columnNamed(this.#table, other.name)];
    return first.dictionary === second.dictionary && anonymous(left, one.name) === anonymous(right, other.name);
  }

  #derive(kind: Derivation['kind'], expression: Expression, column: string): number {
    const {dictionary} = columnNamed(this.#table, column);
    const key = `${kind} ${String(dictionary)} ${anonymous(expression, column)}`;
    let index = this.#indexOf.get(key);
    if (index === undefined) {
      index = this.derivations.push({kind, dictionary, expression}) - 1;
      this.#indexOf.set(key, index);
    }
    return index;
  }

  #slot(name: string): number {
    return columnNamed(this.#table, name).slot;
  }
}

/** The expression as a function of any column of either record. */
const anonymous = (expression: Expression, column: string): string =>
  toSql(expression).replaceAll(`l."${column}"`, '?').replaceAll(`r."${column}"`, '?');

/** The slots of both records that a test reads. */
export function slotsRead(test: Test): number[] {
  switch (test.kind) {
    case 'otherwise':
      return [];
    case 'missing':
      return [test.slot];
    case 'truth':
      return [test.source.slot];
    case 'eitherMissing':
      return [test.left, test.right];
    case 'measure':
      return [test.measure.left.slot, test.measure.right.slot];
    case 'same':
    case 'difference':
      return [test.left.slot, test.right.slot];
    case 'not':
      return slotsRead(test.part);
    default:
      return test.parts.flatMap(slotsRead);
  }
}

/** The test with texts that are worked out read where `slotOf` says that they stand, as codes of their own. */
export function withSlots(test: Test, slotOf: (source: Source) => number): Test {
  switch (test.kind) {
    case 'same':
      return {
        ...test,
        left: {slot: slotOf(test.left), derivation: null},
        right: {slot: slotOf(test.right), derivation: null},
      };
    case 'not':
      return {...test, part: withSlots(test.part, slotOf)};
    case 'and':
    case 'or':
      return {...test, parts: test.parts.map((part) => withSlots(part, slotOf))};
    default:
      return test;
  }
}

/** The values of one record that a test asks to be the same as those of another. */
export function sourcesCompared(test: Test): Source[] {
  switch (test.kind) {
    case 'same':
      return [test.left, test.right];
    case 'not':
      return sourcesCompared(test.part);
    case 'and':
    case 'or':
      return test.parts.flatMap(sourcesCompared);
    default:
      return [];
  }
}
