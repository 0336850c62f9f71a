/** What is said of a service, from best to worst as far as a gate is concerned. */
export type Verdict = 'healthy' | 'in-progress' | 'degraded' | 'undetermined' | 'cycling' | 'failed';

/** What a cause belongs to: one of the four, or none of them. */
export type Category = 'health-check' | 'startup' | 'oom' | 'load-balancer' | 'other';

/** How sure a finding is; computed from its evidence, never claimed. */
export type Confidence = 'certain' | 'likely' | 'possible';
