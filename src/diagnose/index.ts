export { diagnose } from './report.ts';
export { type ListingOptions, listStoppedTasks } from './stopped-tasks.ts';
