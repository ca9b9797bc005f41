const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const POLICE_LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';

/**
 * Valid NHS numbers in the range 999 000 0000 to 999 999 9999, which is never issued, each once and in no visible order.
 * About 909,000 exist: enough for a borough of 900,000.
 */
export function* nhsNumbers(): Generator<string, never> {
  for (let serial = 12_007; ; serial = (serial + 611_953) % 1_000_000) {
    const nine = `999${String(serial).padStart(6, '0')}`;
    const check = nhsCheck(nine);
    if (check < 10) yield nine + String(check);
  }
}

/** Modulus 11 check digit of nine digits; 10 means that the nine digits have none. */
export function nhsCheck(nine: string): number {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += (nine.charCodeAt(i) - 48) * (10 - i);
  return (11 - (sum % 11)) % 11;
}

/** A unique pupil number: check letter, local authority, year and serial. */
export function upn(authority: string, year: number, serial: number): string {
  const school = 2000 + (Math.floor(serial / 1000) % 1000);
  const body = `${authority}${String(school)}${String(year % 100).padStart(2, '0')}${String(serial % 1000).padStart(3, '0')}`;
  return upnLetter(body) + body;
}

/** Check letter of the twelve digits of a UPN. */
export function upnLetter(body: string): string {
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += (body.charCodeAt(i) - 48) * (i + 2);
  return UPN_LETTERS[sum % 23]!;
}

/** Police national computer id in its long form, `1997/0123456X`. */
export function pnc(year: number, serial: number): string {
  const digits = String(serial).padStart(7, '0');
  return `${String(year)}/${digits}${policeLetter(year, digits)}`;
}

/** Criminal records office number, `123456/97X`. */
export function cro(year: number, serial: number): string {
  const digits = String(serial).padStart(6, '0');
  return `${digits}/${String(year % 100).padStart(2, '0')}${policeLetter(year, digits)}`;
}

function policeLetter(year: number, serial: string): string {
  return POLICE_LETTERS[Number(String(year % 100) + serial) % 23]!;
}

/** A National Insurance number with the prefix QQ, which is never issued. */
export function nationalInsurance(serial: number): string {
  return `QQ${String(serial % 1_000_000).padStart(6, '0')}${'ABCD'[serial % 4]!}`;
}

/** Exchanges that Ofcom keeps for drama, each with the numbers 000 to 999. */
const DRAMA = (
  '07700900 02079460 01134960 01144960 01154960 01164960 01174960 01184960 01214960 01314960 01414960 01514960 01614960 ' +
  '01914980 01632960 02896496 02920180'
).split(' ');

/** A telephone number from Ofcom's ranges for drama. Only 17,000 exist: serials beyond that reuse them. */
export function dramaPhone(serial: number): string {
  const slot = (serial * 7919) % (DRAMA.length * 1000);
  return DRAMA[slot % DRAMA.length]! + String(Math.floor(slot / DRAMA.length)).padStart(3, '0');
}

/** A vehicle registration mark of the current format with an area code (`QX`) that is not issued. */
export function registrationMark(serial: number): string {
  const letters = 'ABCDEFGHJKLMNOPRSTUVWXYZ';
  const tail = [serial, Math.floor(serial / 24), Math.floor(serial / 576)].map((n) => letters[n % 24]!).join('');
  return `QX${String(10 + ((serial * 7) % 60))}${tail}`;
}
