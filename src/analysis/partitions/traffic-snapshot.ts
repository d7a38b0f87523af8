/** What `TrafficModel.snapshot` gives: plain JSON, to be kept as it is. */
export type TrafficSnapshot = { readonly version: 1; readonly nowMs: number }
