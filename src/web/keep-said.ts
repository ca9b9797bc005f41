import {RingfenceError} from '../base/errors.ts';
import {openSqliteStore} from '../workspace/sqlite/store.ts';
import type {JudgementEvent} from '../workspace/said.ts';
import type {Store} from '../workspace/store.ts';
import type {Asked} from './page.ts';
import type {FormError} from './views/decide-form.ts';

/** What a form says that was opened on another state of things. */
export const STALE =
  'Something about these two has changed since you opened the page: a run, or what somebody said. Look at them again below; what you wrote is still here';

/**
 * Keeps what a form says in the workspace, by the rules of the engine. Null where it was kept, or a mistake that leads to its field:
 * nothing was kept then.
 */
export function keepSaid({workspace, desk}: Asked, word: (store: Store) => JudgementEvent | null): FormError | null {
  try {
    const store = openSqliteStore(desk.options.workspace, 'write');
    try {
      // A run that came between has made other persons than those that the page was about.
      if (store.derivations().at(-1)?.sequence !== workspace.derivation || isLonger(store, workspace.judged))
        return {text: STALE, href: '#say'};
      const event = word(store);
      if (event === null) return {text: 'This was said before, and counts already', href: '#say'};
      store.judge([event]);
    } finally {
      store.close();
      desk.refresh();
    }
    return null;
  } catch (error) {
    if (error instanceof RingfenceError) return toldOf(error);
    throw error;
  }
}

/** Somebody has said something while the form was on its way. */
const isLonger = (store: Store, judged: readonly JudgementEvent[]): boolean =>
  store.judgementEvents().length !== judged.length;

/** The messages of the command line, told of the form. */
function toldOf({code, message}: RingfenceError): FormError {
  switch (code) {
    case 'USAGE':
      return {text: message.replace(/^--because/, 'Your words:').replace(/\.$/, ''), href: '#because'};
    case 'JUDGEMENT_CONFLICT':
      return {
        text: 'What people said before forbids this, by way of others who were said to be the same or different. Nothing was kept. Look at what was said of the two, and take back what is wrong first',
        href: '#say',
      };
    case 'JUDGEMENT_OVERRIDE':
      return {
        text: 'The records speak against this. Nothing was kept. If you have looked at them and they are wrong, say so in the box',
        href: '#override',
      };
    case 'WORKSPACE_LOCKED':
      return {
        text: 'A run is writing to the workspace. Nothing was kept; send the form again in a few minutes',
        href: '#say',
      };
    default:
      throw new RingfenceError(code, message);
  }
}
