/**
 * A reader of log lines that finds commands as CI runners do: GitHub's `::name …::` at the start of a line after its white
 * space and `##[name]` anywhere (actions/runner, ActionCommand.cs), Azure's `##vso[…]` and TeamCity's `##teamcity[…]`
 * anywhere, GitLab's `section_start:` and `section_end:`.
 */
export function commandsIn(log: string): readonly string[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const github = /^\p{White_Space}*::([a-z][\w-]*)[^:]*::/iu.exec(line)?.[1];
    const old = /##\[([a-z][\w-]*)[^\]]*\]/i.exec(line)?.[1];
    const service = /##(vso|teamcity)\[/i.exec(line)?.[1];
    const fold = /section_(?:start|end):/i.exec(line)?.[0];
    return [github, old, service, fold].filter((command) => command !== undefined);
  });
}
