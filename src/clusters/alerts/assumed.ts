/** Two persons taken for one in alerts, with the weight that was found over all persons. */
export type Assumed = {left: number; right: number; weight: number};
