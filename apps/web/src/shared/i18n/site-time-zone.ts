/** The time zone in which the people of the site tell the time: that of the machine, as dates on screen are shown in it. */
export function siteTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
