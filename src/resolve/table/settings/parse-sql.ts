import {RingfenceError} from '../../../base/errors.ts';
import type {Expression, Operator, Side} from './expression.ts';

type Token = {kind: 'name' | 'quoted' | 'text' | 'number' | 'sign' | 'end'; text: string};

const TOKEN =
  /\s*(?:(?<quoted>"(?:[^"]|"")*")|(?<text>'(?:[^']|'')*')|(?<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_]\w*)|(?<sign><=|>=|<>|!=|\|\||::|[-+*/(),.=<>]))/y;

const OPERATORS: Record<string, Operator> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/**
 * Reads a condition in SQL as Splink writes it. A column says which record it is of by its table (`l."dob"`) or by its end
 * (`dob_l`). Faults name the text and what was expected, since a rule is written by a user.
 */
export function parseSql(sql: string): Expression {
  if (sql.trim().toUpperCase() === 'ELSE') return {kind: 'otherwise'};
  return new Parser(sql).whole();
}

class Parser {
  readonly #sql: string;
  readonly #tokens: Token[];
  #at = 0;

  constructor(sql: string) {
    this.#sql = sql;
    this.#tokens = tokensOf(sql);
  }

  whole(): Expression {
    const expression = this.#or();
    if (this.#peek().kind !== 'end') throw this.#fault(`"${this.#peek().text}" does not belong here`);
    return expression;
  }

  #or(): Expression {
    return this.#chain('or', () => this.#and());
  }

  #and(): Expression {
    return this.#chain('and', () => this.#not());
  }

  #chain(kind: 'and' | 'or', next: () => Expression): Expression {
    const parts = [next()];
    while (this.#takeWord(kind)) parts.push(next());
    return parts.length === 1 ? parts[0]! : {kind, parts};
  }

  #not(): Expression {
    return this.#takeWord('not') ? {kind: 'not', part: this.#not()} : this.#comparison();
  }

  #comparison(): Expression {
    const left = this.#sum();
    if (this.#takeWord('is')) {
      const isNot = this.#takeWord('not');
      this.#expectWord('null');
      const test: Expression = {kind: 'isMissing', value: left};
      return isNot ? {kind: 'not', part: test} : test;
    }
    if (this.#takeWord('between')) {
      const low = this.#sum();
      this.#expectWord('and');
      const high = this.#sum();
      return {
        kind: 'and',
        parts: [
          {kind: 'compare', op: '>=', left, right: low},
          {kind: 'compare', op: '<=', left, right: high},
        ],
      };
    }
    const op = OPERATORS[this.#peek().kind === 'sign' ? this.#peek().text : ''];
    if (op === undefined) return left;
    this.#at++;
    return {kind: 'compare', op, left, right: this.#sum()};
  }

  #sum(): Expression {
    return this.#binary(['+', '-', '||'], () => this.#binary(['*', '/'], () => this.#unary()));
  }

  #binary(signs: readonly string[], next: () => Expression): Expression {
    let left = next();
    for (let sign = this.#takeSign(signs); sign !== null; sign = this.#takeSign(signs))
      left = {kind: 'call', name: sign, args: [left, next()]};
    return left;
  }

  #unary(): Expression {
    if (this.#takeSign(['-']) !== null)
      return {kind: 'call', name: '-', args: [{kind: 'number', value: 0}, this.#unary()]};
    let value = this.#primary();
    while (this.#takeSign(['::']) !== null) value = {kind: 'call', name: 'cast', args: [value, this.#type()]};
    return value;
  }

  #primary(): Expression {
    const token = this.#next();
    switch (token.kind) {
      case 'number':
        return {kind: 'number', value: Number(token.text)};
      case 'text':
        return {kind: 'text', value: token.text};
      case 'quoted':
        return this.#column(token.text);
      case 'name':
        return this.#named(token.text);
      default:
        if (token.text !== '(') throw this.#fault(`a value was expected instead of "${token.text}"`);
        return this.#closed(this.#or());
    }
  }

  #named(name: string): Expression {
    const word = name.toLowerCase();
    if (word === 'null') return {kind: 'missing'};
    if (this.#takeSign(['(']) === null) return this.#column(name);
    if (word === 'cast' || word === 'try_cast') {
      const value = this.#or();
      this.#expectWord('as');
      return this.#closed({kind: 'call', name: word, args: [value, this.#type()]});
    }
    const args: Expression[] = [];
    if (this.#takeSign([')']) !== null) return {kind: 'call', name: word, args};
    do args.push(this.#or());
    while (this.#takeSign([',']) !== null);
    return this.#closed({kind: 'call', name: word, args});
  }

  #column(name: string): Expression {
    if (this.#takeSign(['.']) !== null) {
      const table = name.toLowerCase();
      const {kind, text} = this.#next();
      if ((kind !== 'name' && kind !== 'quoted') || (table !== 'l' && table !== 'r'))
        throw this.#fault(`"${name}" is no table: the two records are l and r`);
      return {kind: 'column', name: text, side: table === 'l' ? 'left' : 'right'};
    }
    const side = SIDES[name.slice(-2).toLowerCase()];
    if (side === undefined)
      throw this.#fault(`column "${name}" does not say of which record: write ${name}_l or l.${name}`);
    return {kind: 'column', name: name.slice(0, -2), side};
  }

  #type(): Expression {
    const {kind, text} = this.#next();
    if (kind !== 'name') throw this.#fault('a type was expected');
    return {kind: 'text', value: text.toLowerCase()};
  }

  #closed(expression: Expression): Expression {
    if (this.#takeSign([')']) === null) throw this.#fault('a closing bracket is missing');
    return expression;
  }

  #peek(): Token {
    return this.#tokens[this.#at]!;
  }

  #next(): Token {
    const token = this.#peek();
    if (token.kind === 'end') throw this.#fault('it ends too early');
    this.#at++;
    return token;
  }

  #takeWord(word: string): boolean {
    const {kind, text} = this.#peek();
    if (kind !== 'name' || text.toLowerCase() !== word) return false;
    this.#at++;
    return true;
  }

  #expectWord(word: string): void {
    if (!this.#takeWord(word)) throw this.#fault(`${word.toUpperCase()} was expected`);
  }

  #takeSign(signs: readonly string[]): string | null {
    const {kind, text} = this.#peek();
    if (kind !== 'sign' || !signs.includes(text)) return null;
    this.#at++;
    return text;
  }

  #fault(what: string): RingfenceError {
    return new RingfenceError('CONFIG_INVALID', `The condition ${this.#sql} cannot be read: ${what}.`);
  }
}

const SIDES: Record<string, Side> = {_l: 'left', _r: 'right'};

function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  const end = sql.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const {groups} = TOKEN.exec(sql) ?? {};
    if (groups === undefined)
      throw new RingfenceError(
        'CONFIG_INVALID',
        `The condition ${sql} cannot be read from "${sql.slice(from).trim()}" on.`,
      );
    const kind = (['quoted', 'text', 'number', 'name', 'sign'] as const).find((name) => groups[name] !== undefined)!;
    const text = groups[kind]!;
    if (kind === 'quoted') tokens.push({kind, text: text.slice(1, -1).replaceAll('""', '"')});
    else if (kind === 'text') tokens.push({kind, text: text.slice(1, -1).replaceAll("''", "'")});
    else tokens.push({kind, text});
  }
  tokens.push({kind: 'end', text: ''});
  return tokens;
}
