/** The day by the clock of this machine, `YYYY-MM-DD` in its time zone: the one place where a day is read off a clock. */
export function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
