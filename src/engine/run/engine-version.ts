/**
 * Raised with every change that makes other results of the same records, so that workspaces are brought up to date by
 * the next run.
 */
export const ENGINE_VERSION = '24';
