import {randomBytes} from 'node:crypto';
import type {FastifyReply} from 'fastify';
import type {Action, Policy} from '../access/policy.ts';
import {decide} from '../access/decide.ts';
import type {User} from '../access/users.ts';
import type {Desk} from './desk.ts';
import type {Shown} from './page.ts';
import type {FormError} from './views/decide-form.ts';
import type {Session} from './session/sessions.ts';
import {render} from './render.ts';

/** Areas of the desk, each behind the action that it needs; `needsNames` as of a page. */
const AREAS: readonly {href: string; text: string; action: Action; needsNames?: true}[] = [
  {href: '/desk', text: 'Alerts', action: 'alerts:read'},
  {href: '/desk/work', text: 'Work on alerts', action: 'alerts:report'},
  {href: '/desk/leads', text: 'Leads', action: 'alerts:read'},
  {href: '/desk/marac', text: 'MARAC', action: 'marac:prepare', needsNames: true},
  {href: '/desk/meeting-lists', text: 'Meeting lists', action: 'marac:hand-on'},
  {href: '/desk/identities', text: 'Identities', action: 'person:read'},
  {href: '/desk/flags', text: 'Flags', action: 'flags:read'},
  {href: '/desk/search', text: 'Find a person', action: 'lookup'},
  {href: '/desk/audit', text: 'Audit log', action: 'audit:read'},
];

/** Sends a page within the frame that all have. Scripts and styles come from here alone, but for one line of the design system. */
export function sendPage(reply: FastifyReply, desk: Desk, {template, title, view, status = 200}: Shown): FastifyReply {
  const {request} = reply;
  const nonce = randomBytes(16).toString('base64');
  const html = render(template, {
    ...view,
    title,
    errorAt: errorAt((view as {errors?: readonly FormError[]}).errors ?? []),
    hub: desk.policy().hub,
    urls: desk.urls,
    cspNonce: nonce,
    formToken: request.formToken,
    signedIn: frameOf(desk.policy(), request.session, request.url),
    idleSeconds: Math.round(desk.idleMs / 1000),
  });
  return reply
    .code(status)
    .header('content-security-policy', contentPolicy(nonce))
    .type('text/html; charset=utf-8')
    .send(html);
}

/** Mistakes by the name of their field, as the design system takes them. */
const errorAt = (errors: readonly FormError[]): Record<string, {text: string}> =>
  Object.fromEntries(errors.map(({text, href}) => [href.slice(1), {text}]));

const contentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Where somebody begins who has said what for: the first area that they may see. */
export const homeOf = (policy: Policy, {user, purpose}: Session): string =>
  areasOf(policy, user, purpose)[0]?.href ?? '/desk';

const areasOf = (policy: Policy, user: User, purpose: string): typeof AREAS =>
  AREAS.filter(({action, needsNames = false}) => {
    const decision = decide(policy, user, purpose, action);
    return decision.allowed && (decision.grant.sees.names || !needsNames);
  });

function frameOf(policy: Policy, session: Session | null, url: string): object | null {
  if (session === null) return null;
  const {user, purpose, reference} = session;
  const areas = areasOf(policy, user, purpose);
  return {
    name: user.name,
    role: user.role,
    purpose: policy.purposes[purpose] ?? '',
    reference,
    home: areas[0]?.href ?? '',
    homeText: areas[0]?.text ?? '',
    areas: areas.map(({href, text}) => ({href, text, active: isWithin(url.split('?')[0]!, href)})),
  };
}

const isWithin = (path: string, area: string): boolean =>
  area === '/desk'
    ? path === area || path.startsWith('/desk/alerts')
    : path.startsWith(area) || (area === '/desk/identities' && path.startsWith('/desk/judgements'));
