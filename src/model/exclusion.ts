/** Why a stopped task was left out of the judgement. */
export type Exclusion = 'previous-deployment' | 'scale-in' | 'operator' | 'other-service';
