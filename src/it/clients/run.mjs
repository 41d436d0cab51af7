import { shop } from "./built/shop.js";

const [baseUrl, email, password, sku] = process.argv.slice(2);
console.log((await shop(baseUrl, email, password, sku)).join("\n"));
