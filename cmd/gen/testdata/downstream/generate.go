// Package main is a program of a user: it asks for the generated packages here and uses them
// in main.go.
package main

//go:generate go tool gen generate --spec containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/2021-09-01/containerregistry.json --resource ContainerRegistry/PrivateEndpointConnection --out azure
