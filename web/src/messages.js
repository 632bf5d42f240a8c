/** The first word of every message between page and host; both sides ignore what does not carry it. */
export const TYPE = "jiedu:v1";
