export function bomb(megabytes?: number, times?: number): Buffer;
