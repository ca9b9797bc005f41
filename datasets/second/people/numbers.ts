import type {Dice} from '../dice.ts';

/** Numbers that people carry: made to the published rules, in the ranges that are never issued where there are such. */

const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
/** Without the last three digits. */
const PHONE_RANGES = [
  '07700900',
  '03069990',
  '02079460',
  '01134960',
  '01144960',
  '01154960',
  '01164960',
  '01174960',
  '01214960',
  '01314960',
  '01414960',
  '01514960',
  '01614960',
  '01914980',
  '02896496',
  '02920180',
  '01632960',
];
const PNC_LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';

/** Hands out each number once. */
export class Numbers {
  readonly #dice: Dice;
  #nhs = 0;
  #upn = 0;
  #pnc = 0;
  #phone = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  /** 999 followed by a number that steps through the range in an order that says nothing. */
  nhs(): string {
    for (;;) {
      const body = `999${String((this.#nhs++ * 733_331 + 104_729) % 1_000_000).padStart(6, '0')}`;
      let sum = 0;
      for (let i = 0; i < 9; i++) sum += Number(body[i]) * (10 - i);
      const check = (11 - (sum % 11)) % 11;
      if (check < 10) return body + String(check);
    }
  }

  upn(authority: string): string {
    const body = authority + String(2000 + (this.#upn % 40)).padStart(4, '0') + String(10_000 + this.#upn++).slice(-5);
    let sum = 0;
    for (let i = 0; i < 12; i++) sum += Number(body[i]) * (i + 2);
    return UPN_LETTERS[sum % 23]! + body;
  }

  pnc(year: number): string {
    const serial = String(300_000 + this.#pnc++ * 17).padStart(7, '0');
    return `${String(year)}/${serial}${PNC_LETTERS[Number(String(year).slice(2) + serial) % 23]!}`;
  }

  ni(): string {
    return `PZ${this.#dice.digits(6)}${this.#dice.pick(['A', 'B', 'C', 'D'])}`;
  }

  /** The next of the 17,000 numbers kept for drama; when all are given out it begins again. */
  phone(): string {
    const step = (this.#phone++ * 7_919) % 17_000;
    return PHONE_RANGES[step % 17]! + String(Math.floor(step / 17)).padStart(3, '0');
  }
}
