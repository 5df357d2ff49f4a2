/** The faces and the style sheet of every page, and of the one that stands in where the root itself broke. */
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "@fontsource-variable/source-sans-3/index.css";
import "./globals.css";
