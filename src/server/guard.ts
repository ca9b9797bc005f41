import type {FastifyInstance} from 'fastify';
import {MinuteLimits} from '../access/limits.ts';
import type {ServerDeps} from './deps.ts';
import {Problem} from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route shows no data: it is answered without an entry in the audit log. */
    isPublic?: boolean;
  }
}

/** What holds for API and pages alike: limits of users and agencies, and no answer with data that the audit log does not have. */
export function guardRequests(app: FastifyInstance, {policy, now}: ServerDeps): void {
  const limits = new MinuteLimits();
  // After the hooks that say who asks, before the body is read.
  app.addHook('preParsing', (request, reply, _payload, done) => {
    if (request.user === null) return done();
    const {name, agency} = request.user;
    const {userPerMinute, agencyPerMinute} = policy().limits;
    const wait = Math.max(
      limits.take(`user ${name}`, userPerMinute, now()),
      limits.take(`agency ${agency}`, agencyPerMinute, now()),
    );
    if (wait === 0) return done();
    void reply.header('retry-after', wait);
    return done(new Problem('too-many'));
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('cache-control', 'no-store');
    const isOpen = request.isRecorded || request.routeOptions.config.isPublic === true || reply.statusCode >= 300;
    if (isOpen) return done(null, payload);
    return done(new Error('an answer was made that the audit log does not have'));
  });
}
