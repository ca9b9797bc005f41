import {AuditLog} from '../../src/access/audit/log.ts';
import {testServer} from './server.ts';

/** A process of its own: a server over a workspace that is killed after it logged an answer and before it gave it. */
const [workspace, log] = process.argv.slice(2);
const server = await testServer({workspace: workspace!, audit: await AuditLog.open(log!)});
server.app.addHook('onSend', () => {
  process.kill(process.pid, 'SIGKILL');
});
await server.get('/v1/flags?limit=3');
process.stdout.write('answered');
