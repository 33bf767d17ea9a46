/**
 * The few questions of a policy that the program itself acts on; all others are data to it.
 * The reader of a policy refuses one that lacks them.
 */
export const SITUATION = {
  question: "situation",
  danger: "danger",
  ongoing: "ongoing",
  over: "over",
} as const;

/** Where somebody is who called for help; goes to the desk as soon as it is answered. */
export const PLACE = { question: "place", topic: "place" } as const;

/** Who is told; nothing is sent before it is answered. */
export const SHARE = { question: "share", noName: "desk_noname", later: "later" } as const;
