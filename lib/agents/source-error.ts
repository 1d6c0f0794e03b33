/** What an agent was to look at cannot be seen (no socket, no permission, no such API): exit code 2 where it looks once. */
export class SourceError extends Error {}
