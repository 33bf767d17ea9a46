/** The picture of a step of the guided tour, by its place from 0: its file in docs/images, without its ending. */
export const pictureOf = (step: number): string => `tour-${String(step + 1).padStart(2, "0")}`;
