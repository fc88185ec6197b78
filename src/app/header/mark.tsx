// The mark: an event with its past below and its future above.
export function Mark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d="M2 18 10 10 18 18Z" fill="var(--past)" />
      <path d="M2 2 10 10 18 2Z" fill="var(--future)" />
      <circle cx="10" cy="10" r="2.6" fill="var(--ink)" stroke="var(--panel)" strokeWidth="1.2" />
    </svg>
  );
}
