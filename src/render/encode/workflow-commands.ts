/** Every command has one of these in it. Most lines have none, and need no further look. */
const COMMAND_SIGN = /::|##|section_/i;

const FIRST_IN_LINE = /^(\p{White_Space}*)::/u;

/**
 * Breaks the commands that a CI runner would read out of a log line, and leaves everything readable.
 *
 * - GitHub runs `::name::` at the start of a line after trimming white space, and `##[name]` anywhere in it:
 *   https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * - Azure Pipelines runs `##vso[…]` anywhere: https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 * - TeamCity reads `##teamcity[…]`: https://www.jetbrains.com/help/teamcity/service-messages.html
 * - GitLab folds at `section_start:` and `section_end:`: https://docs.gitlab.com/ci/jobs/job_logs/
 *
 * Applying it again changes nothing.
 */
export function withoutWorkflowCommands(line: string): string {
  if (!COMMAND_SIGN.test(line)) return line;
  return line
    .replace(FIRST_IN_LINE, '$1\\::')
    .replace(/##\[(?!\\)/g, '##[\\')
    .replace(/##(?=(?:vso|teamcity)\[)/gi, '**')
    .replace(/section_(start|end):/gi, 'section_$1\\:');
}
