const LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';

/** The check letter of PNC ids and CRO numbers: year (two digits) and serial, read as one number, modulus 23. */
export function policeCheckLetter(yearAndSerial: string): string {
  return LETTERS[Number(yearAndSerial) % 23]!;
}
