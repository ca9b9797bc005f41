import type {FastifyInstance} from 'fastify';
import type {Policy} from '../../access/policy.ts';
import type {User} from '../../access/users.ts';
import type {Gate} from '../../server/authorise.ts';
import type {ServerDeps} from '../../server/deps.ts';
import {Problem} from '../../server/problem.ts';
import type {Desk} from '../desk.ts';
import {homeOf, sendPage} from '../layout.ts';
import {isWorkReason, WORK_REASONS} from '../reasons.ts';
import {choices} from '../why.ts';

/** It goes into the log, which is to hold no names: one word with a digit in it, as case systems give. */
const CASE_REFERENCE = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9/-]{1,39}$/;

type Choice = {value: string; text: string};

/** What for: asked once a session, kept in the log with every view, and changed at any time; names that were opened are then closed. */
export function addPurposePage(app: FastifyInstance, deps: ServerDeps & {gate: Gate}, desk: Desk): void {
  const show = (user: User, form: Record<string, string>, errors: object[]) => ({
    template: 'purpose',
    title: 'What do you look for?',
    view: {
      errors,
      form,
      purposes: purposesOf(desk.policy(), user),
      grounds: groundsOf(desk.policy(), desk.options.today()),
      works: choices(WORK_REASONS),
    },
    status: errors.length === 0 ? 200 : 400,
  });

  app.get('/purpose', {config: {isPublic: true}}, async (request, reply) => {
    const {session} = request;
    if (session === null) throw new Problem('not-signed-in');
    return sendPage(
      reply,
      desk,
      show(session.user, {purpose: session.purpose, ground: session.ground, reference: session.reference}, []),
    );
  });

  app.post('/purpose', {config: {isPublic: true}}, async (request, reply) => {
    const {session} = request;
    if (session === null) throw new Problem('not-signed-in');
    const form = request.body as Record<string, string>;
    const {purpose = '', work = '', ground = ''} = form;
    const reference = (form['reference'] ?? '').trim();
    const errors = [
      ...(purposesOf(desk.policy(), session.user).some(({value}) => value === purpose)
        ? []
        : [{text: 'Choose what you look for', href: '#purpose'}]),
      ...(isWorkReason(work) ? [] : [{text: 'Choose why you look now', href: '#work'}]),
      ...(reference === '' || CASE_REFERENCE.test(reference)
        ? []
        : [
            {
              text: 'Enter the reference of the case by letters, digits and "-" or "/", with a digit, and no name',
              href: '#reference',
            },
          ]),
    ];
    if (errors.length > 0) return sendPage(reply, desk, show(session.user, form, errors));
    session.purpose = purpose;
    session.ground = groundsOf(desk.policy(), desk.options.today()).some(({value}) => value === ground) ? ground : '';
    session.reference = reference;
    session.opened.clear();
    [request.purpose, request.ground, request.reference] = [session.purpose, session.ground, reference];
    await deps.gate.record(request, 'desk:purpose', [], `given: ${work}`);
    return reply.redirect(homeOf(desk.policy(), session), 303);
  });
}

function purposesOf({roles, purposes}: Policy, {role}: User): Choice[] {
  const own = Object.hasOwn(roles, role) ? Object.keys(roles[role]!.purposes) : [];
  return own.map((value) => ({value, text: purposes[value] ?? value}));
}

/** Gateways that count today. */
function groundsOf({grounds}: Policy, today: string): Choice[] {
  return Object.entries(grounds)
    .filter(([, {from, until}]) => (from === null || from <= today) && (until === null || today <= until))
    .map(([value, {text}]) => ({value, text}));
}
