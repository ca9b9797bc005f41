import type {CommandModule} from '../../command.ts';
import {registerNeo4jCheck} from './neo4j-check.ts';
import {registerNeo4jLoad} from './neo4j-load.ts';
import {registerNeo4jQuery} from './neo4j-query.ts';
import {registerNeo4jSync} from './neo4j-sync.ts';

export const neo4jCommand: CommandModule = {
  register(neo4j, session) {
    neo4j.addHelpText(
      'after',
      '\nThe server is named by NEO4J_URI, NEO4J_USER, NEO4J_DATABASE and NEO4J_PASSWORD_FILE (a file with the password).\nAll who can read it can read all of it: what exports withhold is not in it.',
    );
    registerNeo4jLoad(neo4j, session);
    registerNeo4jSync(neo4j, session);
    registerNeo4jCheck(neo4j, session);
    registerNeo4jQuery(neo4j, session);
  },
};
