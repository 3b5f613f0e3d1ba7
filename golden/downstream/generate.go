package shop

//go:generate go tool gen generate
