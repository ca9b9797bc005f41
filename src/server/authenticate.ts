import type {FastifyInstance, FastifyRequest} from 'fastify';
import type {User} from '../access/users.ts';
import type {ServerDeps} from './deps.ts';
import type {OpenedWorkspace} from './opened-workspace.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null where nobody is signed in. Set by the token here, by a session on pages. */
    user: User | null;
    /** What for; empty where it was not said. From the header X-Purpose here, from the session on pages. */
    purpose: string;
    /** The gateway to share by, by its name in the policy; empty where none is needed. */
    ground: string;
    /** Reference of the case that it is done for; empty where none was given. */
    reference: string;
    /** Whether the audit log has an entry of this request; without one nothing with data is answered. */
    isRecorded: boolean;
    /** The workspace as it was when the request first looked at it; kept open until the answer is out. */
    readonly workspace: OpenedWorkspace;
  }
}

/** Gives every request its fields; who asks is nobody until a token or a session says so. */
export function decorateRequests(app: FastifyInstance, {reader}: ServerDeps): void {
  const leases = new WeakMap<object, OpenedWorkspace>();
  app.decorateRequest('user', null);
  app.decorateRequest('purpose', '');
  app.decorateRequest('ground', '');
  app.decorateRequest('reference', '');
  app.decorateRequest('isRecorded', false);
  app.decorateRequest('workspace', {
    getter() {
      let opened = leases.get(this);
      if (opened === undefined) {
        opened = reader.lease();
        leases.set(this, opened);
      }
      return opened;
    },
  });
  const release = (request: FastifyRequest): void => {
    const held = leases.get(request);
    if (leases.delete(request)) reader.release(held!);
  };
  app.addHook('onRequest', (request, reply, done) => {
    // Who goes away before the answer is out lets go, too.
    reply.raw.once('close', () => release(request));
    done();
  });
  app.addHook('onResponse', (request, _reply, done) => {
    release(request);
    done();
  });
}

/** Reads token and purpose of the API. Whether they are enough, the gate decides. */
export function authenticateByToken(app: FastifyInstance, {users}: ServerDeps): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const [, token] = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '') ?? [];
    request.user = token === undefined ? null : users.byToken(token);
    const purpose = request.headers['x-purpose'];
    request.purpose = typeof purpose === 'string' ? purpose : '';
    done();
  });
}
