// Pages work without this: it brings the design system's own scripts, and a word before somebody is signed out.
const {initAll} = await import(document.querySelector('script[data-govuk]').dataset.govuk);
initAll();

const WARN_SECONDS = 120;
const idle = document.getElementById('desk-idle');
if (idle !== null) {
  let timer = 0;
  const arm = () => {
    idle.hidden = true;
    clearTimeout(timer);
    timer = setTimeout(
      () => (idle.hidden = false),
      Math.max(1, Number(idle.dataset.idleSeconds) - WARN_SECONDS) * 1000,
    );
  };
  const stay = async () => {
    const answer = await fetch('/desk/stay', {method: 'POST', body: new URLSearchParams({token: idle.dataset.token})});
    if (answer.ok) arm();
    else location.assign('/desk/sign-in');
  };
  idle.querySelector('button').addEventListener('click', () => void stay());
  arm();
}
