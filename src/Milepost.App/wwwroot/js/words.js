// What scripts say, in the language of the page: English, or the Spanish beside it.
const SPANISH = {
  "Not saved: you are signed out. Kept in this browser.": "No se guardó: su sesión terminó. Queda en este navegador.",
  "Not saved: the office's system could not take it. Kept in this browser.": "No se guardó: el sistema de la oficina no pudo recibirlo. Queda en este navegador.",
  "Not saved: no connection. Kept in this browser.": "No se guardó: no hay conexión. Queda en este navegador.",
  "Not saved: no connection.": "No se guardó: no hay conexión.",
  "Saved {0}": "Guardado {0}",
  "Brought back what you typed earlier. It is kept for you, and not saved yet.": "Recuperamos lo que escribió antes. Está guardado para usted, pero todavía no se ha enviado.",
  "You were signed out because nothing happened for a while. What you typed is kept: sign in again to go on.": "Su sesión terminó porque no hubo actividad por un rato. Lo que escribió está guardado: inicie sesión otra vez para seguir.",
  "You will be signed out in about two minutes. What you typed is kept.": "Su sesión terminará en unos dos minutos. Lo que escribió está guardado.",
  "You will be signed out in less than a minute. What you typed is kept.": "Su sesión terminará en menos de un minuto. Lo que escribió está guardado.",
  "Sign in again": "Iniciar sesión otra vez",
  "Stay signed in": "Seguir en la sesión",
  "The office's system cannot be reached. What you typed is kept in this browser. Try again.": "No se puede llegar al sistema de la oficina. Lo que escribió queda en este navegador. Intente otra vez.",
};

const isSpanish = document.documentElement.lang === "es";

export const say = (english, value = "") => ((isSpanish && SPANISH[english]) || english).replace("{0}", value);
