public import ArgumentParser
public import MesoMechanisms

extension YumaNetwork.Arithmetic: ExpressibleByArgument {}
