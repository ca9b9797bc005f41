/** Links between left ends (adults) and right ends (families), one row each; only the first `length` rows count. */
export type GainedLinks = {
  leftCount: number;
  rightCount: number;
  length: number;
  left: Uint32Array;
  right: Uint32Array;
  /** What the link itself says, in nats: positive where it says more than a chance link does. */
  gain: Float64Array;
  /** Share of a link of its own that the link is, 0 to 1: cells of one event are not independent (see `links.ts`). */
  share: Float64Array;
  /** 1 where the two live near each other. */
  isNear: Uint8Array;
};

/** How surprising it is, in nats, that links meet. */
export type JointGains = {
  /** One more family at an adult who has one already. */
  family: number;
  /** One more adult at a family that has one already. */
  adult: number;
  /** One more link between an adult and a family who are joined already, living near or far from each other. */
  nearCircle: number;
  farCircle: number;
};
