/** How far a stack is: still at work, through, or on its way back. */
export type StackPhase = 'moving' | 'complete' | 'rolled-back' | 'failed' | 'deleted';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html (stack status codes) */
export function stackPhase(status: string): StackPhase {
  if (status.includes('ROLLBACK')) return 'rolled-back';
  if (status.startsWith('DELETE')) return 'deleted';
  if (status.endsWith('_FAILED')) return 'failed';
  // While the old resources are being removed, the new ones are all there.
  if (status.endsWith('_COMPLETE') || status.endsWith('_COMPLETE_CLEANUP_IN_PROGRESS')) return 'complete';
  return 'moving';
}
