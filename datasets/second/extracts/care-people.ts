import type {Dice} from '../dice.ts';
import {END} from '../people/model.ts';
import {WITH_UPRN, writeAddress} from '../systems/address.ts';
import type {Offices} from '../systems/offices.ts';
import {slotOf, type Row, type Sheet} from './sheet.ts';
import {dateText} from './wording.ts';

/** The person index of children's social care as it stands at the end: one row an entry, the address in parts. */
export function carePeople(offices: Offices, dice: Dice): Sheet {
  const rows = offices.socialCare.all().map((card): Row => {
    const {birth, home} = card;
    const address = home === null ? null : writeAddress(dice, home, WITH_UPRN);
    return {
      cells: {
        'Person Number': card.number,
        'Last Name': card.family,
        'First Names': card.given,
        'Middle Names': card.middle,
        Alias: card.called,
        'Previous Last Name': card.former,
        'Date Of Birth':
          birth.kind === 'none' || birth.kind === 'age' || birth.kind === 'expected'
            ? ''
            : dateText(birth.day, 'DD.MM.YYYY'),
        'DoB Type': {exact: 'A', month: 'M', year: 'Y', expected: 'X', age: 'E', none: ''}[birth.kind],
        'Expected DoB': birth.kind === 'expected' ? dateText(birth.day, 'DD.MM.YYYY') : '',
        'Age Recorded': birth.kind === 'age' ? birth.years : '',
        'Recorded On': dateText(card.opened, 'DD.MM.YYYY'),
        Sex: {F: 'Female', M: 'Male', U: 'Indeterminate'}[card.sex],
        NHS: card.nhs === '' ? '' : `${card.nhs.slice(0, 3)} ${card.nhs.slice(3, 6)} ${card.nhs.slice(6)}`,
        UPN: card.upn,
        Mobile: card.phone,
        Flat: address?.flat ?? '',
        'Number/Name': address?.house ?? '',
        Street: address?.street ?? '',
        Town: address?.town ?? '',
        'Post Code': address?.postcode ?? '',
        UPRN: address?.uprn ?? '',
        Restricted: card.hidden ? 'Y' : 'N',
        'Extract Date': dateText(END, 'DD.MM.YYYY'),
      },
      slots: [slotOf('person', card, address)],
      received: END,
    };
  });
  return {
    feed: 'care-people',
    file: 'person_index_NEW.tsv',
    form: {kind: 'csv', delimiter: '\t', encoding: 'utf-16le', newline: '\r\n'},
    columns: Object.keys(rows[0]?.cells ?? {}),
    rows,
    events: false,
    eventColumn: '',
    birthColumn: 'Date Of Birth',
  };
}
